import { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { HttpError } from "../errors/http-error";
import { closeInStages } from "../express/connection";
import { ignoreLateHeaders } from "../express/deliver";
import { answerError } from "../express/error-handler";
import type { Settings } from "../express/options";

/** Why a request is refused: the status that Node answers it with, or would, and what the client reads. */
export interface Refusal {
  readonly status: number;
  readonly detail: string;
  readonly cause?: Error;
  /** The methods of an `Allow` header. */
  readonly allow?: readonly string[];
}

/** A request and the response to it. */
export interface Exchange {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
}

/** What is known of one connection of HTTP/1. */
interface Connection {
  /** The exchanges whose response has not been sent yet, in the order of their requests. */
  readonly open: Set<Exchange>;
  /** The last of them, also after its response while the rest of its request has not come. */
  last: Exchange | undefined;
  /** Whether something was refused on it, after which it is closed. */
  isRefused: boolean;
}

/**
 * Writes the answers to refused requests, each in its turn: a connection may still owe the responses to the requests
 * before it, and what is written into the body of one of those would be taken for a part of it.
 */
export class Refuser {
  readonly #settings: Settings;
  readonly #connections = new WeakMap<Socket, Connection>();

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /**
   * Keeps an exchange until its response is sent. Nothing is accepted after a refused request (RFC 9112 section 9.6).
   */
  accepts(exchange: Exchange): boolean {
    const connection = this.#connectionOf(exchange.req.socket);
    if (connection.isRefused) return false;
    connection.open.add(exchange);
    connection.last = exchange;
    exchange.res.once("close", () => {
      connection.open.delete(exchange);
      if (connection.last === exchange && exchange.req.complete) connection.last = undefined;
    });
    return true;
  }

  /** Refuses a request that has a response. */
  refuse({ req, res }: Exchange, refusal: Refusal): void {
    // Over HTTP/2, only the stream of the request ends.
    if (req instanceof IncomingMessage) {
      this.#connectionOf(req.socket).isRefused = true;
      this.#closeAfter({ req, res });
    }
    this.#answer({ req, res }, refusal);
  }

  /**
   * Refuses what came last on a connection: the request that is incomplete, or else whatever comes after all of them.
   */
  refuseNext(socket: Socket, refusal: Refusal, req = unreadRequest(socket)): void {
    const connection = this.#connectionOf(socket);
    // Node says once more that the request is incomplete where the connection ends, and parses what still comes.
    if (connection.isRefused) return;
    connection.isRefused = true;
    const { last } = connection;
    if (last === undefined || last.req.complete) {
      whenSent(connection, () => {
        this.#answerNext(socket, req, refusal);
      });
    } else if (last.res.writableEnded) {
      // It was answered before all of it had come.
      whenSent(connection, () => {
        closeInStages(socket);
      });
    } else {
      ignoreLateHeaders(last.res);
      this.refuse(last, refusal);
    }
  }

  #answerNext(socket: Socket, req: IncomingMessage, refusal: Refusal): void {
    // The response before it may have closed the connection, and its client may have left.
    if (!socket.writable) return;
    const res = new ServerResponse(req);
    try {
      res.assignSocket(socket);
    } catch {
      // A response that began before the server was watched is under way.
      socket.destroy();
      return;
    }
    res.once("finish", () => socket.destroySoon());
    this.refuse({ req, res }, refusal);
  }

  #answer({ req, res }: Exchange, { status, detail, cause, allow }: Refusal): void {
    answerError(new HttpError(status, detail, { cause, allow }), req, res, this.#settings);
  }

  #closeAfter({ req, res }: Exchange): void {
    if (!res.headersSent) res.setHeader("Connection", "close");
    // The answer leaves the request with a socket that cannot be destroyed.
    const { socket } = req;
    // Node calls this when the response is sent.
    socket.destroySoon = () => {
      closeInStages(socket);
    };
  }

  #connectionOf(socket: Socket): Connection {
    const known = this.#connections.get(socket);
    if (known !== undefined) return known;
    const connection: Connection = { open: new Set(), last: undefined, isRefused: false };
    this.#connections.set(socket, connection);
    return connection;
  }
}

/** Calls back once every open response of a connection is sent, or the connection is lost. */
function whenSent(connection: Connection, then: () => void): void {
  const [next] = connection.open;
  if (next === undefined) then();
  else
    next.res.once("close", () => {
      whenSent(connection, then);
    });
}

/** Stands in for a request whose head could not be read. */
function unreadRequest(socket: Socket): IncomingMessage {
  return new IncomingMessage(socket);
}
