//! Reading and believing, from the outside.

mod clip;
