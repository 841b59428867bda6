package app;

import jakarta.enterprise.context.SessionScoped;

@SessionScoped
public class Basket implements java.io.Serializable {}
