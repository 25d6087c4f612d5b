using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Primitives;
using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Sessions;

namespace OrleansBooking.Api.Tokens;

/// <summary>Bearer tokens: sealed under the staff ring, opened once each, because a console sends the same one with every request.
/// Remembers no forged one.</summary>
public sealed class StaffTokens(StaffKeyRing ring, TimeProvider time)
{
    /// <summary>The scheme of <c>Authorization</c> (RFC 6750 §2.1).</summary>
    public const string Scheme = "Bearer";

    private const string Purpose = "staff-bearer";
    private const int Limit = 1000;
    private readonly TicketDataFormat _seal = new(ring.For(Purpose));
    private readonly ConcurrentDictionary<string, StaffCaller> _opened = new(StringComparer.Ordinal);

    /// <summary>A token for a session that has begun. Its own end is the session's last one.</summary>
    public string Seal(ClaimsPrincipal caller) =>
        _seal.Protect(new AuthenticationTicket(caller, new AuthenticationProperties { ExpiresUtc = time.GetUtcNow() + SessionRegister.Absolute }, Purpose));

    /// <summary>Who sends this <c>Authorization</c> header; null without a good token.</summary>
    public StaffCaller? Open(StringValues header)
    {
        if (header.Count != 1 || header[0] is not { } sent) return null;
        if (_opened.TryGetValue(sent, out var known)) return known.Until > time.GetUtcNow() ? known : null;
        if (!sent.StartsWith(Scheme + " ", StringComparison.OrdinalIgnoreCase)) return null;
        if (_seal.Unprotect(sent[(Scheme.Length + 1)..].Trim()) is not { Properties.ExpiresUtc: { } until } ticket || until <= time.GetUtcNow()) return null;
        if (_opened.Count >= Limit) _opened.Clear();
        return _opened[sent] = new StaffCaller(ticket.Principal, StaffClaims.SessionOf(ticket.Principal),
            ticket.Principal.FindFirstValue(StaffClaims.Role) ?? "", until);
    }
}
