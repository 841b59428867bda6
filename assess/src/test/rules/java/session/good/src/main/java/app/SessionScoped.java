package app;

public @interface SessionScoped {}
