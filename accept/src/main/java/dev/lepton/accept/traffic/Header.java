package dev.lepton.accept.traffic;

/** A header field of a request. */
public record Header(String name, Text value) {}
