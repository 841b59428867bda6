/** Large objects: values that live outside of any table, and in no change stream. */
@NullMarked
package dev.lepton.transfer.postgres.largeobject;

import org.jspecify.annotations.NullMarked;
