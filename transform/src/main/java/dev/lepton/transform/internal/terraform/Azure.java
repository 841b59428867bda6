package dev.lepton.transform.internal.terraform;

import java.util.LinkedHashMap;
import java.util.Map;

/** On Azure: a virtual network, AKS, PostgreSQL Flexible Server, a storage account. Pure. */
record Azure(Infrastructure needs) {
  Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(
        "versions.tf",
        """
        terraform {
          required_version = ">= 1.5"
          required_providers {
            azurerm = {
              source  = "hashicorp/azurerm"
              version = "~> 4.0"
            }
            random = {
              source  = "hashicorp/random"
              version = "~> 3.6"
            }
          }
        }

        # The subscription is taken from ARM_SUBSCRIPTION_ID.
        provider "azurerm" {
          features {}
        }
        """);
    files.put("variables.tf", needs.variables("westeurope", "Standard_D2s_v5"));
    files.put("network.tf", NETWORK.formatted(needs.application()));
    files.put("cluster.tf", CLUSTER.formatted(needs.application()));
    Outputs outputs = new Outputs().add("cluster", "azurerm_kubernetes_cluster.main.name");
    if (needs.database()) {
      files.put("database.tf", DATABASE.formatted(needs.application(), needs.identifier()));
      outputs.add("database_host", "azurerm_postgresql_flexible_server.main.fqdn");
      outputs.addSensitive("database_password", "random_password.database.result");
    }
    if (needs.bucket()) {
      files.put("bucket.tf", BUCKET.formatted(shortName()));
      outputs.add("bucket", "azurerm_storage_account.files.primary_blob_endpoint");
    }
    files.put("outputs.tf", outputs.text());
    return files;
  }

  /** A storage account's name has at most 24 letters and digits, eight of them for uniqueness. */
  private String shortName() {
    String name = needs.compact();
    return name.substring(0, Math.min(16, name.length()));
  }

  private static final String NETWORK =
      """
      resource "azurerm_resource_group" "main" {
        name     = "%1$s"
        location = var.region
        tags     = { application = "%1$s" }
      }

      resource "azurerm_virtual_network" "main" {
        name                = "%1$s"
        resource_group_name = azurerm_resource_group.main.name
        location            = azurerm_resource_group.main.location
        address_space       = ["10.40.0.0/16"]
      }

      resource "azurerm_subnet" "nodes" {
        name                 = "nodes"
        resource_group_name  = azurerm_resource_group.main.name
        virtual_network_name = azurerm_virtual_network.main.name
        address_prefixes     = ["10.40.0.0/20"]
      }
      """;

  private static final String CLUSTER =
      """
      resource "azurerm_kubernetes_cluster" "main" {
        name                      = "%1$s"
        resource_group_name       = azurerm_resource_group.main.name
        location                  = azurerm_resource_group.main.location
        dns_prefix                = "%1$s"
        sku_tier                  = "Standard"
        private_cluster_enabled   = true
        oidc_issuer_enabled       = true
        workload_identity_enabled = true
        local_account_disabled    = true

        azure_active_directory_role_based_access_control {
          azure_rbac_enabled = true
        }

        default_node_pool {
          name                 = "main"
          vm_size              = var.node_type
          vnet_subnet_id       = azurerm_subnet.nodes.id
          zones                = ["1", "2", "3"]
          auto_scaling_enabled = true
          min_count            = var.node_count
          max_count            = 2 * var.node_count
        }

        network_profile {
          network_plugin      = "azure"
          network_plugin_mode = "overlay"
          network_policy      = "cilium"
          network_data_plane  = "cilium"
        }

        identity {
          type = "SystemAssigned"
        }
      }
      """;

  private static final String DATABASE =
      """
      resource "azurerm_subnet" "database" {
        name                 = "database"
        resource_group_name  = azurerm_resource_group.main.name
        virtual_network_name = azurerm_virtual_network.main.name
        address_prefixes     = ["10.40.16.0/24"]

        delegation {
          name = "postgres"
          service_delegation {
            name    = "Microsoft.DBforPostgreSQL/flexibleServers"
            actions = ["Microsoft.Network/virtualNetworks/subnets/join/action"]
          }
        }
      }

      resource "azurerm_private_dns_zone" "database" {
        name                = "%1$s.postgres.database.azure.com"
        resource_group_name = azurerm_resource_group.main.name
      }

      resource "azurerm_private_dns_zone_virtual_network_link" "database" {
        name                  = "%1$s"
        resource_group_name   = azurerm_resource_group.main.name
        private_dns_zone_name = azurerm_private_dns_zone.database.name
        virtual_network_id    = azurerm_virtual_network.main.id
      }

      resource "random_password" "database" {
        length  = 32
        special = false
      }

      resource "random_id" "database" {
        byte_length = 4
      }

      resource "azurerm_postgresql_flexible_server" "main" {
        name                          = "%1$s-${random_id.database.hex}"
        resource_group_name           = azurerm_resource_group.main.name
        location                      = azurerm_resource_group.main.location
        version                       = "16"
        sku_name                      = "GP_Standard_D2ds_v5"
        storage_mb                    = pow(2, ceil(log(max(var.database_gib, 32), 2))) * 1024
        auto_grow_enabled             = true
        administrator_login           = "%2$s"
        administrator_password        = random_password.database.result
        delegated_subnet_id           = azurerm_subnet.database.id
        private_dns_zone_id           = azurerm_private_dns_zone.database.id
        public_network_access_enabled = false
        backup_retention_days         = 14

        high_availability {
          mode = "ZoneRedundant"
        }

        lifecycle {
          ignore_changes = [zone, high_availability[0].standby_availability_zone]
        }

        depends_on = [azurerm_private_dns_zone_virtual_network_link.database]
      }

      # Logical replication is what the data are moved with.
      resource "azurerm_postgresql_flexible_server_configuration" "replication" {
        name      = "wal_level"
        server_id = azurerm_postgresql_flexible_server.main.id
        value     = "logical"
      }

      resource "azurerm_postgresql_flexible_server_database" "main" {
        name      = "%2$s"
        server_id = azurerm_postgresql_flexible_server.main.id
      }
      """;

  private static final String BUCKET =
      """
      resource "random_id" "files" {
        byte_length = 4
      }

      resource "azurerm_storage_account" "files" {
        name                            = "%1$s${random_id.files.hex}"
        resource_group_name             = azurerm_resource_group.main.name
        location                        = azurerm_resource_group.main.location
        account_tier                    = "Standard"
        account_replication_type        = "ZRS"
        min_tls_version                 = "TLS1_2"
        allow_nested_items_to_be_public = false
        shared_access_key_enabled       = false

        blob_properties {
          versioning_enabled = true
        }
      }

      resource "azurerm_storage_container" "files" {
        name               = "files"
        storage_account_id = azurerm_storage_account.files.id
      }
      """;
}
