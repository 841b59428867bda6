package app;

/** Not a javax.swing.JFrame. */
public class Till extends JFrame {}

class JFrame {}
