using System.Security.Claims;
using OrleansBooking.Api.Accounts;

namespace OrleansBooking.Api.Audit;

/// <summary>Writes what accounts do, in the same commit as the change itself.</summary>
public sealed class AuditTrail(AccountsDb database, TimeProvider time)
{
    private const int ActorLimit = 100;

    /// <summary>Adds a line; it is stored with the next save.</summary>
    public void Add(string actor, string action, string? subject = null, string? reason = null, string? detail = null) =>
        database.Audit.Add(new AuditEntry
        {
            At = time.GetUtcNow(), Actor = actor.Length > ActorLimit ? actor[..ActorLimit] : actor,
            Action = action, Subject = subject, Reason = reason, Detail = detail,
        });

    /// <inheritdoc cref="Add(string, string, string?, string?, string?)" />
    public void Add(ClaimsPrincipal caller, string action, string? subject = null, string? reason = null, string? detail = null) =>
        Add(StaffClaims.AccountOf(caller).UserName, action, subject, reason, detail);

    /// <summary>Stores a line by itself.</summary>
    public Task Write(string actor, string action, string? subject = null, string? reason = null)
    {
        Add(actor, action, subject, reason);
        return database.SaveChangesAsync();
    }
}
