/**
 * The target that needs nothing but a JDK: releases as processes on this machine, the database
 * embedded. Everything it makes lies below the workspace.
 */
@NullMarked
package dev.lepton.deploy.internal.local;

import org.jspecify.annotations.NullMarked;
