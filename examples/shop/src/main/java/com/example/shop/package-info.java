/**
 * A web shop as such applications were written: it works, and it knows exactly which machine it
 * runs on. The example that Lepton Migrate moves.
 */
package com.example.shop;
