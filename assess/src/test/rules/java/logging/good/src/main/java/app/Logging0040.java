package app;

import java.util.logging.ConsoleHandler;
new ConsoleHandler().close();
new FileHandler("shop%g.log");
FIELD static class FileHandler { FileHandler(String name) {} }
