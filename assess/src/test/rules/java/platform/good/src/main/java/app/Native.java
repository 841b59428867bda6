package app;

/** com.sun.jna.Library was here. */
interface Native extends Library {}

interface Library {}
