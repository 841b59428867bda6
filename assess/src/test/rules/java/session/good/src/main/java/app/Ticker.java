package app;

import jakarta.websocket.ClientEndpoint;

/** Talks to a @ServerEndpoint. */
@ClientEndpoint
public class Ticker {}
