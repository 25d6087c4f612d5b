using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Claims;
using OrleansBooking.Api.Accounts;
using OrleansBooking.Contracts.Demand;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Demand;

/// <summary>What was looked at for the person whom an account serves just now: a caller, or who stands at the desk. In this process's memory alone.</summary>
public sealed class DeskLooks(DemandCounter demand)
{
    private readonly ConcurrentDictionary<string, Served> _served = new();

    /// <param name="call">Another call is another person.</param>
    /// <param name="venue">Empty: all venues at once.</param>
    public void Looked(ClaimsPrincipal who, Guid? call, string venue, bool nothingFree)
    {
        var account = StaffClaims.AccountOf(who);
        var before = _served.TryGetValue(account.UserName, out var served) && served.Call == call ? served.Looks : [];
        _served[account.UserName] = new Served(call, demand.Looked(before, venue, StaffRoles.ChannelOf(account.Role), nothingFree));
    }

    /// <summary>A seat was taken for that person.</summary>
    public void Took(ClaimsPrincipal who, string venue)
    {
        // Most bookings of most days come without a look: nothing else is asked for them.
        if (who.FindFirstValue(StaffClaims.Name) is not { } name || !_served.TryGetValue(name, out var served)) return;
        var looks = demand.Took(served.Looks, venue, StaffRoles.ChannelOf(StaffClaims.AccountOf(who).Role));
        // At a desk the next look is for the next person; a call goes on.
        if (served.Call is null) _served.TryRemove(name, out _);
        else _served[name] = served with { Looks = looks };
    }

    private sealed record Served(Guid? Call, ImmutableArray<Look> Looks);
}
