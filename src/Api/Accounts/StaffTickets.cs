using System.Collections.Concurrent;
using System.Security.Claims;
using OrleansBooking.Contracts.Tickets;

namespace OrleansBooking.Api.Accounts;

/// <summary>The signed ticket of the account that calls, signed once a minute (design rule 8).</summary>
public sealed class StaffTickets(StaffTicketSigner signer, TimeProvider time)
{
    // Well inside the ticket's own life, so that none ends on its way.
    private static readonly TimeSpan Reuse = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<(string UserName, string Role), (string Ticket, DateTimeOffset Until)> _signed = new();

    public string For(ClaimsPrincipal caller)
    {
        var account = (caller.FindFirstValue(StaffClaims.Name)!, caller.FindFirstValue(StaffClaims.Role)!);
        var now = time.GetUtcNow();
        if (_signed.TryGetValue(account, out var known) && now < known.Until) return known.Ticket;

        var ticket = signer.Sign(account.Item1, account.Item2);
        _signed[account] = (ticket, now + Reuse);
        return ticket;
    }
}
