package app;

import jakarta.ejb.Stateless;

// @Stateful until version 2
@Stateless
public class Wizard {}
