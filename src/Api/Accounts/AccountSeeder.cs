using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Accounts;

/// <summary>Makes the accounts of the demo city, and those of tests.</summary>
public sealed class AccountSeeder(IServiceScopeFactory scopes, TimeProvider time)
{
    private const string Content = "デモ用の利用者（研修はしていません）";
    private const string Recorder = "system";

    // Nobody guesses a password of 80 random bits; the slow hash of chosen ones would only make each start slow.
    private static readonly PasswordHasher<Account> Hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 1_000 }));

    /// <summary>Afterwards there is an account of this name. One that is there already stays what people have made of it: locked, of another role, with a
    /// password of its own. Only wrong attempts are forgiven.</summary>
    /// <param name="password">A drawn one: it is kept with a fast hash.</param>
    /// <param name="renew">True: nobody remembers the password of an account that is there, so it gets this one.</param>
    /// <returns>True if name and password open this role now.</returns>
    /// <exception cref="ArgumentException">No such role, or the password breaks the rules.</exception>
    public async Task<bool> EnsureAccount(string userName, string role, string password, bool renew = false)
    {
        if (!StaffRoles.All.Contains(role)) throw new ArgumentException($"There is no role '{role}'.", nameof(role));
        await using var scope = scopes.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();

        password = PasswordText.Normal(password);
        if (await accounts.FindByNameAsync(userName) is not { } known)
        {
            await Make(scope.ServiceProvider.GetRequiredService<AccountsDb>(), accounts, userName, role, password);
            return true;
        }

        if (renew)
        {
            await SetPassword(accounts, known, password);
            known.MustChangePassword = false;
            Check(await accounts.UpdateSecurityStampAsync(known));
        }

        if (known.LockedAt is not null || !IsOf(known, password) || !await accounts.IsInRoleAsync(known, role)) return false;
        (known.LockoutEnd, known.AccessFailedCount) = (null, 0);
        Check(await accounts.UpdateAsync(known));
        return true;
    }

    private async Task Make(AccountsDb database, UserManager<Account> accounts, string userName, string role, string password)
    {
        var account = new Account { UserName = userName, DisplayName = userName, CreatedAt = time.GetUtcNow(), LockoutEnabled = true };
        await SetPassword(accounts, account, password);
        await using var change = await database.Database.BeginTransactionAsync();
        Check(await accounts.CreateAsync(account));
        Check(await accounts.AddToRoleAsync(account, role));
        database.Trainings.Add(new Training
        {
            Id = Guid.NewGuid(), UserId = account.Id, TrainedOn = time.CityToday(), Content = Content, RecordedBy = Recorder, RecordedAt = time.GetUtcNow(),
        });
        await database.SaveChangesAsync();
        await change.CommitAsync();
    }

    private static async Task SetPassword(UserManager<Account> accounts, Account account, string password)
    {
        foreach (var rules in accounts.PasswordValidators) Check(await rules.ValidateAsync(accounts, account, password));
        account.PasswordHash = Hasher.HashPassword(account, password);
    }

    private static bool IsOf(Account account, string password) =>
        Hasher.VerifyHashedPassword(account, account.PasswordHash ?? "", password) != PasswordVerificationResult.Failed;

    private static void Check(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new ArgumentException("The account cannot be made: " + string.Join(", ", result.Errors.Select(error => error.Code)));
    }
}
