using Microsoft.EntityFrameworkCore;
using OrleansBooking.Api.Audit;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Accounts;

/// <summary>Which roles work only with a second factor.</summary>
public sealed class AccountPolicyDesk(AccountsDb database, AuditTrail audit)
{
    public async Task<IReadOnlyList<string>> Read()
    {
        var demanded = await database.RolePolicies.Where(one => one.SecondFactor).Select(one => one.Role).ToListAsync();
        return [.. StaffRoles.All.Where(demanded.Contains)];
    }

    /// <summary>Sets them; it holds from the next sign-in.</summary>
    public async Task Set(string actor, IReadOnlyCollection<string> demanded)
    {
        var known = await database.RolePolicies.ToDictionaryAsync(one => one.Role);
        foreach (var role in StaffRoles.All)
        {
            if (known.TryGetValue(role, out var policy)) policy.SecondFactor = demanded.Contains(role);
            else database.RolePolicies.Add(new RolePolicy { Role = role, SecondFactor = demanded.Contains(role) });
        }

        audit.Add(actor, "account.policy", detail: string.Join(' ', demanded));
        await database.SaveChangesAsync();
    }
}
