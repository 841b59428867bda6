package dev.lepton.transform.internal.container.image;

/** An image that somebody else has made and that is run as it is. */
public record ReadyImage(String name) implements Image {}
