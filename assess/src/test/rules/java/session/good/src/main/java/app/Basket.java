package app;

import jakarta.enterprise.context.RequestScoped;

/** Was @SessionScoped. */
@RequestScoped
public class Basket {}
