package app;

import javax.servlet.http.HttpSessionListener;

public class Visitors implements HttpSessionListener {}
