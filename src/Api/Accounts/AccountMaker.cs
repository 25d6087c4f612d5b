using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace OrleansBooking.Api.Accounts;

/// <summary>Puts a new account into the database, with a first password that its owner must change.</summary>
public sealed class AccountMaker(UserManager<Account> accounts, FirstPassword passwords, TimeProvider time)
{
    /// <summary>Makes it within the caller's transaction, which cannot go on after null.</summary>
    /// <returns>The first password; null: somebody else was quicker with this name or id.</returns>
    public async Task<string?> Make(Guid id, string userName, string name, string role)
    {
        var password = passwords.Draw(userName);
        var account = new Account
        {
            Id = id, UserName = userName, DisplayName = name, CreatedAt = time.GetUtcNow(), MustChangePassword = true, LockoutEnabled = true,
        };
        if (!await Create(account, password)) return null;
        (await accounts.AddToRoleAsync(account, role)).Require();
        return password;
    }

    // Identity looks for the name first; between its look and its write only the index sees the other one.
    private async Task<bool> Create(Account account, string password)
    {
        try
        {
            var result = await accounts.CreateAsync(account, password);
            if (result.Errors.Any(error => error.Code == nameof(IdentityErrorDescriber.DuplicateUserName))) return false;
            result.Require();
            return true;
        }
        catch (DbUpdateException clash) when (clash.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return false;
        }
    }
}
