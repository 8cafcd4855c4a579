package dev.rapport.kit.batch;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.interceptor.InterceptorBinding;

/**
 * A batch that meets another request at the very same rows or keys is rolled back as a whole, although only one item of
 * it may be concerned: it is run again, in a transaction of its own, and then sees what the other one has made.
 */
@Inherited
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface RunAgainOnCollision {}
