package app;

import org.springframework.web.context.annotation.SessionScope;

@SessionScope
public class Visit {}
