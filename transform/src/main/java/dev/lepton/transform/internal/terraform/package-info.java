/** What an application stands on in a cloud, as Terraform: network, cluster, database, bucket. */
@NullMarked
package dev.lepton.transform.internal.terraform;

import org.jspecify.annotations.NullMarked;
