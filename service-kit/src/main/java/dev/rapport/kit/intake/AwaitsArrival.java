package dev.rapport.kit.intake;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.interceptor.InterceptorBinding;

/**
 * Who makes something in one service and at once uses it in another may be quicker than the event that tells of it: a
 * method refused for want of it ({@link NotArrivedYet}) is tried again, each time in a transaction of its own.
 */
@Inherited
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface AwaitsArrival {}
