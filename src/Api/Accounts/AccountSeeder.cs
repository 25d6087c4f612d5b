using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Accounts;

/// <summary>Makes accounts that a start needs, such as those of the demo city.</summary>
public sealed class AccountSeeder(IServiceScopeFactory scopes, TimeProvider time)
{
    private const string Content = "はじめの設定";
    private const string Recorder = "system";

    // Nobody guesses a password of 80 random bits; the slow hash of chosen ones would only make each start slow.
    private static readonly PasswordHasher<Account> Hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 1_000 }));

    /// <summary>Afterwards there is an account of this name, with exactly this role and password, trained and not locked. Doing it again changes nothing.</summary>
    /// <param name="password">A drawn one: it is kept with a fast hash.</param>
    /// <exception cref="ArgumentException">No such role, or the password breaks the rules.</exception>
    public async Task EnsureAccount(string userName, string role, string password)
    {
        if (!StaffRoles.All.Contains(role)) throw new ArgumentException($"There is no role '{role}'.", nameof(role));
        await using var scope = scopes.CreateAsyncScope();
        var roles = scope.ServiceProvider.GetRequiredService<RoleManager<IdentityRole<Guid>>>();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();

        foreach (var name in StaffRoles.All)
            if (!await roles.RoleExistsAsync(name)) Check(await roles.CreateAsync(new IdentityRole<Guid>(name)));

        password = PasswordText.Normal(password);
        var account = await accounts.FindByNameAsync(userName);
        if (account is null)
        {
            account = new Account { UserName = userName, DisplayName = userName, CreatedAt = time.GetUtcNow(), LockoutEnabled = true };
            await SetPassword(accounts, account, password);
            Check(await accounts.CreateAsync(account));
        }
        else if (Hasher.VerifyHashedPassword(account, account.PasswordHash ?? "", password) == PasswordVerificationResult.Failed)
        {
            await SetPassword(accounts, account, password);
            Check(await accounts.UpdateSecurityStampAsync(account));
        }

        var held = await accounts.GetRolesAsync(account);
        if (held.Where(other => other != role).ToList() is { Count: > 0 } others) Check(await accounts.RemoveFromRolesAsync(account, others));
        if (!held.Contains(role)) Check(await accounts.AddToRoleAsync(account, role));
        Check(await accounts.SetLockoutEndDateAsync(account, null));
        await Activate(scope.ServiceProvider.GetRequiredService<AccountsDb>(), account);
    }

    private static async Task SetPassword(UserManager<Account> accounts, Account account, string password)
    {
        foreach (var rules in accounts.PasswordValidators) Check(await rules.ValidateAsync(accounts, account, password));
        account.PasswordHash = Hasher.HashPassword(account, password);
    }

    private async Task Activate(AccountsDb database, Account account)
    {
        await database.Users.Where(one => one.Id == account.Id).ExecuteUpdateAsync(set => set
            .SetProperty(one => one.LockedAt, (DateTimeOffset?)null).SetProperty(one => one.MustChangePassword, false));
        if (await database.Trainings.AnyAsync(one => one.UserId == account.Id)) return;
        database.Trainings.Add(new Training
        {
            Id = Guid.NewGuid(), UserId = account.Id, TrainedOn = time.CityToday(), Content = Content, RecordedBy = Recorder, RecordedAt = time.GetUtcNow(),
        });
        await database.SaveChangesAsync();
    }

    private static void Check(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new ArgumentException("The account cannot be made: " + string.Join(", ", result.Errors.Select(error => error.Code)));
    }
}
