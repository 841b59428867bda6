package dev.lepton.transform.internal.container.image;

/** Where the image of a service comes from. */
public sealed interface Image permits Recipe, OwnDockerfile, ReadyImage {}
