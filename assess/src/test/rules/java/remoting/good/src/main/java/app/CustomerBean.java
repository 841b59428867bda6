package app;

import jakarta.persistence.Entity;

/** Was an EntityBean. */
@Entity
public class CustomerBean {}
