package dev.lepton.transform.internal.terraform;

import java.util.LinkedHashMap;
import java.util.Map;

/** On Google Cloud: a VPC with a NAT, GKE, Cloud SQL, Cloud Storage. Pure. */
record Gcp(Infrastructure needs) {
  Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(
        "versions.tf",
        """
        terraform {
          required_version = ">= 1.5"
          required_providers {
            google = {
              source  = "hashicorp/google"
              version = "~> 6.0"
            }
            random = {
              source  = "hashicorp/random"
              version = "~> 3.6"
            }
          }
        }

        provider "google" {
          project = var.project
          region  = var.region
        }
        """);
    files.put(
        "variables.tf",
        """
        variable "project" {
          type        = string
          description = "The project's id."
        }

        """
            + needs.variables("europe-west3", "e2-standard-2"));
    files.put("network.tf", NETWORK.formatted(needs.application()));
    files.put("cluster.tf", CLUSTER.formatted(needs.application(), accountName()));
    Outputs outputs = new Outputs().add("cluster", "google_container_cluster.main.name");
    if (needs.database()) {
      files.put("database.tf", DATABASE.formatted(needs.application(), needs.identifier()));
      outputs.add("database_host", "google_sql_database_instance.main.private_ip_address");
      outputs.addSensitive("database_password", "random_password.database.result");
    }
    if (needs.bucket()) {
      files.put("bucket.tf", BUCKET.formatted(needs.application()));
      outputs.add("bucket", "google_storage_bucket.files.name");
    }
    files.put("outputs.tf", outputs.text());
    return files;
  }

  /** An account's name has at most 30 characters. */
  private String accountName() {
    String name = needs.application();
    return name.substring(0, Math.min(25, name.length())).replaceAll("-+$", "");
  }

  private static final String NETWORK =
      """
      resource "google_compute_network" "main" {
        name                    = "%1$s"
        auto_create_subnetworks = false
      }

      resource "google_compute_subnetwork" "main" {
        name                     = "%1$s"
        network                  = google_compute_network.main.id
        region                   = var.region
        ip_cidr_range            = "10.40.0.0/20"
        private_ip_google_access = true

        secondary_ip_range {
          range_name    = "pods"
          ip_cidr_range = "10.44.0.0/14"
        }

        secondary_ip_range {
          range_name    = "services"
          ip_cidr_range = "10.41.0.0/20"
        }
      }

      resource "google_compute_router" "main" {
        name    = "%1$s"
        network = google_compute_network.main.id
        region  = var.region
      }

      resource "google_compute_router_nat" "main" {
        name                               = "%1$s"
        router                             = google_compute_router.main.name
        region                             = var.region
        nat_ip_allocate_option             = "AUTO_ONLY"
        source_subnetwork_ip_ranges_to_nat = "ALL_SUBNETWORKS_ALL_IP_RANGES"
      }
      """;

  private static final String CLUSTER =
      """
      resource "google_service_account" "node" {
        account_id = "%2$s-node"
      }

      resource "google_project_iam_member" "node" {
        project = var.project
        role    = "roles/container.defaultNodeServiceAccount"
        member  = "serviceAccount:${google_service_account.node.email}"
      }

      resource "google_container_cluster" "main" {
        name                     = "%1$s"
        location                 = var.region
        network                  = google_compute_network.main.id
        subnetwork               = google_compute_subnetwork.main.id
        remove_default_node_pool = true
        initial_node_count       = 1
        datapath_provider        = "ADVANCED_DATAPATH"
        deletion_protection      = true

        ip_allocation_policy {
          cluster_secondary_range_name  = "pods"
          services_secondary_range_name = "services"
        }

        private_cluster_config {
          enable_private_nodes    = true
          enable_private_endpoint = true
          master_ipv4_cidr_block  = "172.16.0.0/28"
        }

        master_authorized_networks_config {}

        workload_identity_config {
          workload_pool = "${var.project}.svc.id.goog"
        }

        release_channel {
          channel = "REGULAR"
        }
      }

      # Totals over the region's three zones.
      resource "google_container_node_pool" "main" {
        name     = "main"
        cluster  = google_container_cluster.main.id
        location = var.region

        autoscaling {
          total_min_node_count = var.node_count
          total_max_node_count = 2 * var.node_count
        }

        node_config {
          machine_type    = var.node_type
          service_account = google_service_account.node.email
          oauth_scopes    = ["https://www.googleapis.com/auth/cloud-platform"]

          shielded_instance_config {
            enable_secure_boot = true
          }

          workload_metadata_config {
            mode = "GKE_METADATA"
          }
        }
      }
      """;

  private static final String DATABASE =
      """
      resource "google_compute_global_address" "services" {
        name          = "%1$s-services"
        network       = google_compute_network.main.id
        purpose       = "VPC_PEERING"
        address_type  = "INTERNAL"
        prefix_length = 20
      }

      resource "google_service_networking_connection" "services" {
        network                 = google_compute_network.main.id
        service                 = "servicenetworking.googleapis.com"
        reserved_peering_ranges = [google_compute_global_address.services.name]
      }

      resource "random_password" "database" {
        length  = 32
        special = false
      }

      resource "google_sql_database_instance" "main" {
        name                = "%1$s"
        region              = var.region
        database_version    = "POSTGRES_16"
        deletion_protection = true

        settings {
          tier              = "db-custom-2-8192"
          edition           = "ENTERPRISE"
          availability_type = "REGIONAL"
          disk_type         = "PD_SSD"
          disk_size         = var.database_gib
          disk_autoresize   = true

          backup_configuration {
            enabled                        = true
            point_in_time_recovery_enabled = true
          }

          ip_configuration {
            ipv4_enabled    = false
            private_network = google_compute_network.main.id
            ssl_mode        = "ENCRYPTED_ONLY"
          }

          # Logical replication is what the data are moved with.
          database_flags {
            name  = "cloudsql.logical_decoding"
            value = "on"
          }
        }

        depends_on = [google_service_networking_connection.services]
      }

      resource "google_sql_database" "main" {
        name     = "%2$s"
        instance = google_sql_database_instance.main.name
      }

      resource "google_sql_user" "main" {
        name     = "%2$s"
        instance = google_sql_database_instance.main.name
        password = random_password.database.result
      }
      """;

  private static final String BUCKET =
      """
      resource "google_storage_bucket" "files" {
        name                        = "${var.project}-%1$s-files"
        location                    = var.region
        uniform_bucket_level_access = true
        public_access_prevention    = "enforced"

        versioning {
          enabled = true
        }
      }
      """;
}
