import express from "express";
import { Conflict, errorHandler, notFound, parseInput } from "express-error-profiles";
import { Booking, BookingFilter } from "./booking";

export const app = express();

const bookings: Booking[] = [];

app.get("/bookings", (req, res) => {
  const { room, date } = parseInput(BookingFilter, req.query, { in: "query" });
  res.json(
    bookings.filter(
      (booking) =>
        (room === undefined || booking.room === room) && (date === undefined || booking.date === date),
    ),
  );
});

app.post("/bookings", express.json(), (req, res) => {
  const booking = parseInput(Booking, req.body, { in: "body" });
  // No schema can know this one: the input is fine, the room is not free.
  if (bookings.some(({ room, date }) => room === booking.room && date === booking.date)) {
    throw new Conflict(`Room ${booking.room} is taken on ${booking.date}.`);
  }
  bookings.push(booking);
  res.json(booking);
});

app.use(notFound());
app.use(errorHandler());
