//! From a host's name to the IP addresses that may be connected to.
//!
//! The rules are applied to what a name resolves to, at each call, and the connection goes to what
//! was checked: a name that leads elsewhere the second time (DNS rebinding) is checked the second
//! time too.

use crate::address::Address;
use crate::error::Refusal;
use std::fmt;
use std::sync::Arc;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

/// Resolves names and keeps the IP addresses that the address permits.
pub(crate) struct CheckedResolver {
    pub(crate) address: Address,
    pub(crate) names: Arc<dyn Resolver>,
}

impl Resolver for CheckedResolver {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = self.names.resolve(uri, config, timeout)?;
        let mut permitted = self.empty();
        let mut refused = Refusal::Never;
        for socket in &found {
            match self.address.permits(socket.ip()) {
                Ok(()) => permitted.push(*socket),
                Err(reason) => refused = reason,
            }
        }
        if permitted.is_empty() {
            return Err(ureq::Error::Other(Box::new(refused)));
        }
        Ok(permitted)
    }
}

impl fmt::Debug for CheckedResolver {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "CheckedResolver({})", self.address)
    }
}
