package dev.lepton.assess.discover;

import java.util.List;

/** A server at one moment. */
public record Reading(Counters counters, List<Socket> sockets) {
  public Reading {
    sockets = List.copyOf(sockets);
  }
}
