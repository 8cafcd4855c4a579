package dev.rapport.kit.idempotency;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.interceptor.InterceptorBinding;

/**
 * On every POST: a request repeated with the same {@code Idempotency-Key} within 24 hours gets the first answer again,
 * without its secret where it is {@link ShownOnce}, and has no second effect. The method must be transactional and
 * return a Response.
 */
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {}
