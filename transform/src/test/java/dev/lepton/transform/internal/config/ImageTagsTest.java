package dev.lepton.transform.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageTagsTest {
  @ParameterizedTest
  @CsvSource({
    "openjdk:8-jdk-slim, eclipse-temurin:8-jdk",
    "openjdk:11.0.16-jre-slim-buster, eclipse-temurin:11-jre",
    "openjdk:8-jdk-alpine, eclipse-temurin:8-jdk-alpine",
    "java:8, eclipse-temurin:8-jdk",
    "eclipse-temurin:20-jre-alpine, eclipse-temurin:21-jre-alpine",
    "amazoncorretto:19, amazoncorretto:21",
    "node:14.21.3-bullseye-slim, node:24-bookworm-slim",
    "node:18-alpine3.15, node:24-alpine",
    "python:3.8-slim-buster, python:3.13-slim-bookworm"
  })
  void aSuccessorIsAsNearAsCanBe(String old, String successor) {
    assertThat(ImageTags.in("FROM " + old + " AS build").orElseThrow().better())
        .isEqualTo(successor);
  }

  @ParameterizedTest
  @ValueSource(strings = {"FROM example.org/base/openjdk:8", "FROM nginx:1.27", "FROM openjdk"})
  void imagesOfOthersAndImagesWithoutATagStay(String line) {
    assertThat(ImageTags.in(line)).isEmpty();
  }
}
