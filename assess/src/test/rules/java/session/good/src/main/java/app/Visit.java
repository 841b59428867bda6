package app;

@SessionScoped
public class Visit {}
