package app;

import javax.servlet.http.HttpServlet;

class Page extends HttpServlet {}
