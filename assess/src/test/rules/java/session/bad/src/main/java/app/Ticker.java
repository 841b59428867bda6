package app;

import jakarta.websocket.server.ServerEndpoint;

@ServerEndpoint("/ticker")
public class Ticker {}
