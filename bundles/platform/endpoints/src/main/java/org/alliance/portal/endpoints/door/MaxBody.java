package org.alliance.portal.endpoints.door;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets a resource method receive a larger body than the usual 1 MB. Such a body is streamed, so a
 * form on it must be multipart and carry its {@code csrf} in the query.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface MaxBody {
  /** Largest accepted body in bytes; a larger one is answered with 413. */
  long value();
}
