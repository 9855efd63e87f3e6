import { z } from "zod";

/** A room of the house, as a number. In a query all values are texts, so one of those is read as a number first. */
const Room = z.int().min(1).max(40);

/** What a client sends to book a room for a day. Strict, so that a misspelt name is not silently passed over. */
export const Booking = z.strictObject({
  room: Room,
  date: z.iso.date(),
  guests: z.array(z.string().trim().min(1).max(80)).min(1).max(8),
});

/** What a client may ask for in the list of bookings. */
export const BookingFilter = z.strictObject({
  room: z.coerce.number().pipe(Room).optional(),
  date: z.iso.date().optional(),
});

export type Booking = z.output<typeof Booking>;
