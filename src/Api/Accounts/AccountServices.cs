using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OrleansBooking.Api.Audit;
using OrleansBooking.Api.SecondFactors;
using OrleansBooking.Api.Sessions;
using OrleansBooking.Api.Tokens;

namespace OrleansBooking.Api.Accounts;

/// <summary>Accounts and tokens of staff.</summary>
public static class AccountServices
{
    /// <param name="connection">To the database with the schema <c>identity</c>.</param>
    /// <param name="keysFolder">Folder of the staff key ring; null: keys end with the process.</param>
    /// <param name="passkeyDomain">The domain of the inside pages, for passkeys; not an address.</param>
    public static void AddStaffAccounts(this IServiceCollection services, string connection, string? keysFolder, string passkeyDomain)
    {
        services.AddDbContext<AccountsDb>(accounts => accounts.UseNpgsql(connection), optionsLifetime: ServiceLifetime.Singleton);
        services.AddIdentityCore<Account>(identity =>
            {
                // PasswordRules says it all.
                identity.Password.RequiredLength = 1;
                identity.Password.RequireDigit = false;
                identity.Password.RequireLowercase = false;
                identity.Password.RequireUppercase = false;
                identity.Password.RequireNonAlphanumeric = false;
                identity.Password.RequiredUniqueChars = 1;
                identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                identity.User.AllowedUserNameCharacters = UserNameText.Letters;
                identity.Lockout.MaxFailedAccessAttempts = 10;
                identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            })
            .AddRoles<IdentityRole<Guid>>()
            .AddEntityFrameworkStores<AccountsDb>()
            .AddPasswordValidator<PasswordRules>()
            .AddTokenProvider<DataProtectorTokenProvider<Account>>(TokenOptions.DefaultProvider);
        services.AddSingleton<PasswordRules>();
        services.AddSingleton<FirstPassword>();
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            passkeys.ServerDomain = passkeyDomain;
            passkeys.AuthenticatorTimeout = TimeSpan.FromMinutes(5);
            passkeys.ValidateOrigin = origin => ValueTask.FromResult(!origin.CrossOrigin && IsOf(passkeyDomain, origin.Origin));
        });
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 210_000);
        services.AddDataProtection();
        services.AddSingleton(new StaffKeyRing(keysFolder));
        services.AddSingleton<AccountSeeder>();
        services.AddSingleton<SessionRegister>();
        services.AddScoped<SessionDesk>();
        services.AddScoped<SecondFactorDesk>();
        services.AddScoped<Passkeys>();
        services.AddScoped<FailureCount>();
        services.AddSingleton<PendingSignIns>();
        services.AddScoped<AccountMaker>();
        services.AddScoped<AccountPolicyDesk>();
        services.AddScoped<FirstAdministrator>();
        services.AddScoped<AccountDesk>();
        services.AddScoped<AccountReader>();
        services.AddScoped<OwnAccountDesk>();
        services.AddScoped<AuditTrail>();
        services.AddSingleton<StaffTokens>();
        services.AddSingleton<StaffTickets>();
    }

    // Browsers say the origin of the page that asked; only pages of the city's own domain may (WebAuthn §13.4.9).
    private static bool IsOf(string domain, string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback)
        && (address.Host == domain || address.Host.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase));
}
