package dev.lepton.cli.operate.drill;

import java.util.function.Consumer;

/**
 * One failure and how it is made.
 *
 * @param name of the runbook that should know it
 * @param made in words
 * @param simulated whether the failure itself is imitated
 * @param inject makes it
 */
record DrillCase(String name, String made, boolean simulated, Consumer<DrillWorld> inject) {}
