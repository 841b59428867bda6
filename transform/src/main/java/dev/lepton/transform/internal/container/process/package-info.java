/**
 * What Procfiles, compose files, systemd units and crontabs say about an application's processes.
 */
@NullMarked
package dev.lepton.transform.internal.container.process;

import org.jspecify.annotations.NullMarked;
