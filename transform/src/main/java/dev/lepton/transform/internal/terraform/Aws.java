package dev.lepton.transform.internal.terraform;

import java.util.LinkedHashMap;
import java.util.Map;

/** On AWS: a VPC with public and private subnets in three zones, EKS, RDS, S3. Pure. */
record Aws(Infrastructure needs) {
  Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(
        "versions.tf",
        """
        terraform {
          required_version = ">= 1.5"
          required_providers {
            aws = {
              source  = "hashicorp/aws"
              version = "~> 5.60"
            }
          }
        }

        provider "aws" {
          region = var.region
          default_tags {
            tags = {
              application = "%1$s"
            }
          }
        }
        """
            .formatted(needs.application()));
    files.put("variables.tf", needs.variables("eu-central-1", "m6i.large"));
    files.put("network.tf", NETWORK.formatted(needs.application()));
    files.put("cluster.tf", CLUSTER.formatted(needs.application()));
    Outputs outputs = new Outputs().add("cluster", "aws_eks_cluster.main.name");
    if (needs.database()) {
      files.put("database.tf", DATABASE.formatted(needs.application(), needs.identifier()));
      outputs.add("database_host", "aws_db_instance.main.address");
      outputs.add(
          "database_password_secret", "aws_db_instance.main.master_user_secret[0].secret_arn");
    }
    if (needs.bucket()) {
      files.put("bucket.tf", BUCKET.formatted(needs.application()));
      outputs.add("bucket", "aws_s3_bucket.files.bucket");
    }
    files.put("outputs.tf", outputs.text());
    return files;
  }

  private static final String NETWORK =
      """
      data "aws_availability_zones" "here" {
        state = "available"
      }

      locals {
        zones = slice(data.aws_availability_zones.here.names, 0, 3)
      }

      resource "aws_vpc" "main" {
        cidr_block           = "10.40.0.0/16"
        enable_dns_hostnames = true
        tags                 = { Name = "%1$s" }
      }

      resource "aws_subnet" "public" {
        count                   = 3
        vpc_id                  = aws_vpc.main.id
        availability_zone       = local.zones[count.index]
        cidr_block              = cidrsubnet(aws_vpc.main.cidr_block, 6, count.index)
        map_public_ip_on_launch = false
        tags                    = { "kubernetes.io/role/elb" = "1" }
      }

      resource "aws_subnet" "private" {
        count             = 3
        vpc_id            = aws_vpc.main.id
        availability_zone = local.zones[count.index]
        cidr_block        = cidrsubnet(aws_vpc.main.cidr_block, 4, count.index + 1)
        tags              = { "kubernetes.io/role/internal-elb" = "1" }
      }

      resource "aws_internet_gateway" "main" {
        vpc_id = aws_vpc.main.id
      }

      resource "aws_eip" "nat" {
        domain = "vpc"
      }

      # One for all zones: the cheapest. One for each survives the loss of its zone.
      resource "aws_nat_gateway" "main" {
        allocation_id = aws_eip.nat.id
        subnet_id     = aws_subnet.public[0].id
        depends_on    = [aws_internet_gateway.main]
      }

      resource "aws_route_table" "public" {
        vpc_id = aws_vpc.main.id
        route {
          cidr_block = "0.0.0.0/0"
          gateway_id = aws_internet_gateway.main.id
        }
      }

      resource "aws_route_table" "private" {
        vpc_id = aws_vpc.main.id
        route {
          cidr_block     = "0.0.0.0/0"
          nat_gateway_id = aws_nat_gateway.main.id
        }
      }

      resource "aws_route_table_association" "public" {
        count          = 3
        subnet_id      = aws_subnet.public[count.index].id
        route_table_id = aws_route_table.public.id
      }

      resource "aws_route_table_association" "private" {
        count          = 3
        subnet_id      = aws_subnet.private[count.index].id
        route_table_id = aws_route_table.private.id
      }
      """;

  private static final String CLUSTER =
      """
      data "aws_iam_policy_document" "cluster" {
        statement {
          actions = ["sts:AssumeRole"]
          principals {
            type        = "Service"
            identifiers = ["eks.amazonaws.com"]
          }
        }
      }

      resource "aws_iam_role" "cluster" {
        name               = "%1$s-cluster"
        assume_role_policy = data.aws_iam_policy_document.cluster.json
      }

      resource "aws_iam_role_policy_attachment" "cluster" {
        role       = aws_iam_role.cluster.name
        policy_arn = "arn:aws:iam::aws:policy/AmazonEKSClusterPolicy"
      }

      resource "aws_kms_key" "secrets" {
        description         = "Secrets of the cluster %1$s"
        enable_key_rotation = true
      }

      resource "aws_eks_cluster" "main" {
        name                      = "%1$s"
        role_arn                  = aws_iam_role.cluster.arn
        enabled_cluster_log_types = ["api", "audit"]

        vpc_config {
          subnet_ids              = aws_subnet.private[*].id
          endpoint_private_access = true
          endpoint_public_access  = false
        }

        encryption_config {
          resources = ["secrets"]
          provider {
            key_arn = aws_kms_key.secrets.arn
          }
        }

        depends_on = [aws_iam_role_policy_attachment.cluster]
      }

      data "aws_iam_policy_document" "node" {
        statement {
          actions = ["sts:AssumeRole"]
          principals {
            type        = "Service"
            identifiers = ["ec2.amazonaws.com"]
          }
        }
      }

      resource "aws_iam_role" "node" {
        name               = "%1$s-node"
        assume_role_policy = data.aws_iam_policy_document.node.json
      }

      resource "aws_iam_role_policy_attachment" "node" {
        for_each = toset([
          "AmazonEKSWorkerNodePolicy",
          "AmazonEKS_CNI_Policy",
          "AmazonEC2ContainerRegistryReadOnly",
        ])
        role       = aws_iam_role.node.name
        policy_arn = "arn:aws:iam::aws:policy/${each.value}"
      }

      resource "aws_eks_node_group" "main" {
        cluster_name    = aws_eks_cluster.main.name
        node_group_name = "main"
        node_role_arn   = aws_iam_role.node.arn
        subnet_ids      = aws_subnet.private[*].id
        instance_types  = [var.node_type]

        scaling_config {
          min_size     = var.node_count
          desired_size = var.node_count
          max_size     = 2 * var.node_count
        }

        lifecycle {
          ignore_changes = [scaling_config[0].desired_size]
        }

        depends_on = [aws_iam_role_policy_attachment.node]
      }
      """;

  private static final String DATABASE =
      """
      resource "aws_db_subnet_group" "main" {
        name       = "%1$s"
        subnet_ids = aws_subnet.private[*].id
      }

      resource "aws_security_group" "database" {
        name   = "%1$s-database"
        vpc_id = aws_vpc.main.id
      }

      resource "aws_vpc_security_group_ingress_rule" "database" {
        security_group_id            = aws_security_group.database.id
        referenced_security_group_id = aws_eks_cluster.main.vpc_config[0].cluster_security_group_id
        ip_protocol                  = "tcp"
        from_port                    = 5432
        to_port                      = 5432
      }

      # Logical replication is what the data are moved with.
      resource "aws_db_parameter_group" "main" {
        name   = "%1$s"
        family = "postgres16"

        parameter {
          name         = "rds.logical_replication"
          value        = "1"
          apply_method = "pending-reboot"
        }

        parameter {
          name  = "rds.force_ssl"
          value = "1"
        }
      }

      resource "aws_db_instance" "main" {
        identifier                   = "%1$s"
        engine                       = "postgres"
        engine_version               = "16"
        instance_class               = "db.m6g.large"
        allocated_storage            = var.database_gib
        max_allocated_storage        = 4 * var.database_gib
        storage_type                 = "gp3"
        storage_encrypted            = true
        db_name                      = "%2$s"
        username                     = "%2$s"
        manage_master_user_password  = true
        multi_az                     = true
        db_subnet_group_name         = aws_db_subnet_group.main.name
        vpc_security_group_ids       = [aws_security_group.database.id]
        parameter_group_name         = aws_db_parameter_group.main.name
        publicly_accessible          = false
        backup_retention_period      = 14
        deletion_protection          = true
        skip_final_snapshot          = false
        final_snapshot_identifier    = "%1$s-final"
        performance_insights_enabled = true
      }
      """;

  private static final String BUCKET =
      """
      resource "aws_s3_bucket" "files" {
        bucket_prefix = "%1$s-files-"
      }

      resource "aws_s3_bucket_public_access_block" "files" {
        bucket                  = aws_s3_bucket.files.id
        block_public_acls       = true
        block_public_policy     = true
        ignore_public_acls      = true
        restrict_public_buckets = true
      }

      resource "aws_s3_bucket_versioning" "files" {
        bucket = aws_s3_bucket.files.id
        versioning_configuration {
          status = "Enabled"
        }
      }

      resource "aws_s3_bucket_server_side_encryption_configuration" "files" {
        bucket = aws_s3_bucket.files.id
        rule {
          apply_server_side_encryption_by_default {
            sse_algorithm = "aws:kms"
          }
        }
      }
      """;
}
