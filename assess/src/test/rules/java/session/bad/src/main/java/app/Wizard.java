package app;

import javax.ejb.Stateful;

@Stateful
public class Wizard {}
