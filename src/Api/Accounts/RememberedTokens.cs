using System.Collections.Concurrent;
using Microsoft.AspNetCore.Authentication;

namespace OrleansBooking.Api.Accounts;

/// <summary>Opens each bearer token once: a console sends the same one with every request. Remembers no forged one.</summary>
/// <remarks>The handler compares the token's end with the clock at every request, also for remembered ones.</remarks>
public sealed class RememberedTokens(ISecureDataFormat<AuthenticationTicket> inner) : ISecureDataFormat<AuthenticationTicket>
{
    private const int Limit = 1000;
    private readonly ConcurrentDictionary<string, AuthenticationTicket> _opened = new(StringComparer.Ordinal);

    public string Protect(AuthenticationTicket data) => inner.Protect(data);

    public string Protect(AuthenticationTicket data, string? purpose) => inner.Protect(data, purpose);

    public AuthenticationTicket? Unprotect(string? protectedText, string? purpose) => inner.Unprotect(protectedText, purpose);

    public AuthenticationTicket? Unprotect(string? protectedText)
    {
        if (protectedText is null) return null;
        if (_opened.TryGetValue(protectedText, out var known)) return known;
        if (inner.Unprotect(protectedText) is not { } ticket) return null;
        if (_opened.Count >= Limit) _opened.Clear();
        return _opened[protectedText] = ticket;
    }
}
