package app;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
// new FileOutputStream("orders.dat") was here
String text = "new java.io.FileWriter(target)";
new java.io.RandomAccessFile(text, "r").close();
new ByteArrayOutputStream().write(text.getBytes("UTF-8"));
new PrintWriter(new StringWriter()).close();
new FileWriter(text);
FIELD static class FileWriter { FileWriter(String name) {} }
