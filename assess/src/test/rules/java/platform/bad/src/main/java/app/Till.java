package app;

import javax.swing.JFrame;

public class Till extends JFrame {}
