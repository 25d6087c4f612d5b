using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using OrleansBooking.Api.Audit;
using OrleansBooking.Api.SecondFactors;
using OrleansBooking.Api.Sessions;

namespace OrleansBooking.Api.Accounts;

/// <summary>Accounts, sessions and second factors in the schema <c>identity</c>, and the audit trail.
/// The tables come from the migrations, never from here.</summary>
public sealed class AccountsDb(DbContextOptions<AccountsDb> options) : IdentityDbContext<Account, IdentityRole<Guid>, Guid>(options)
{
    public const string Schema = "identity";

    /// <summary>The schema of <see cref="Audit"/>, which silos append to as well.</summary>
    public const string AuditSchema = "audit";

    public DbSet<Training> Trainings => Set<Training>();
    public DbSet<RolePolicy> RolePolicies => Set<RolePolicy>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<Authenticator> Authenticators => Set<Authenticator>();
    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.HasDefaultSchema(Schema);
        builder.Entity<Account>(account =>
        {
            account.ToTable("account");
            account.Property(one => one.DisplayName).HasMaxLength(100);
            account.Property(one => one.LockReason).HasMaxLength(200);
        });
        builder.Entity<IdentityRole<Guid>>().ToTable("role");
        builder.Entity<IdentityUserRole<Guid>>().ToTable("account_role");
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("account_claim");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("account_login");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("account_token");
        builder.Entity<IdentityRoleClaim<Guid>>().ToTable("role_claim");
        builder.Entity<IdentityUserPasskey<Guid>>().ToTable("passkey");
        AddOwn(builder);
    }

    private static void AddOwn(ModelBuilder builder)
    {
        builder.Entity<Training>(training =>
        {
            training.ToTable("training");
            training.Property(one => one.Id).ValueGeneratedNever();
            training.Property(one => one.Content).HasMaxLength(400);
            training.Property(one => one.RecordedBy).HasMaxLength(100);
            training.HasOne<Account>().WithMany().HasForeignKey(one => one.UserId);
        });
        builder.Entity<RolePolicy>(policy =>
        {
            policy.ToTable("role_policy");
            policy.HasKey(one => one.Role);
            policy.Property(one => one.Role).HasMaxLength(40);
        });
        builder.Entity<Session>(session =>
        {
            session.ToTable("session");
            session.Property(one => one.Id).ValueGeneratedNever();
            session.Property(one => one.Client).HasMaxLength(200);
            session.Property(one => one.Limit).HasMaxLength(40);
            session.HasOne<Account>().WithMany().HasForeignKey(one => one.UserId);
        });
        builder.Entity<Authenticator>(authenticator =>
        {
            authenticator.ToTable("authenticator");
            authenticator.HasKey(one => one.UserId);
            authenticator.HasOne<Account>().WithOne().HasForeignKey<Authenticator>(one => one.UserId);
        });
        builder.Entity<RecoveryCode>(code =>
        {
            code.ToTable("recovery_code");
            code.HasKey(one => new { one.UserId, one.Hash });
            code.HasOne<Account>().WithMany().HasForeignKey(one => one.UserId);
        });
        builder.Entity<AuditEntry>(entry =>
        {
            entry.ToTable("entry", AuditSchema);
            entry.Property(one => one.Id).HasColumnName("id");
            entry.Property(one => one.At).HasColumnName("at");
            entry.Property(one => one.Actor).HasColumnName("actor");
            entry.Property(one => one.Action).HasColumnName("action");
            entry.Property(one => one.Subject).HasColumnName("subject");
            entry.Property(one => one.Reason).HasColumnName("reason");
            entry.Property(one => one.Detail).HasColumnName("detail");
        });
    }
}
