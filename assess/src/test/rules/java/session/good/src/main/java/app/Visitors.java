package app;

import javax.servlet.ServletContextListener;

// implements HttpSessionListener
public class Visitors implements ServletContextListener {}
