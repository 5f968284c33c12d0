using System.Linq.Expressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Tripoint.Workspace.Disclosure;
using Tripoint.Workspace.Log;
using Tripoint.Workspace.People;

namespace Tripoint.Workspace.Storage;

/// <summary>
/// The room's rows as one viewer sees them. Every query for items, and for anything <see cref="Disclosed"/>, is filtered by the disclosure rule for
/// <see cref="Viewer"/>; areas add their rows in <see cref="Area.Model"/>. Opened by <see cref="RoomStore"/>.
/// </summary>
public sealed class RoomContext : IdentityUserContext<Person>
{
    private readonly TimeProvider _clock;

    internal RoomContext(DbContextOptions<RoomContext> options, Viewer viewer, TimeProvider clock) : base(options)
    {
        Viewer = viewer;
        _clock = clock;
    }

    /// <summary>Who is asking.</summary>
    public Viewer Viewer { get; }

    /// <summary>The time, to the millisecond as it is kept.</summary>
    public DateTimeOffset Now => DateTimeOffset.FromUnixTimeMilliseconds(_clock.GetUtcNow().ToUnixTimeMilliseconds());

    /// <summary>The parties.</summary>
    public DbSet<Party> Parties => Set<Party>();

    /// <summary>The people; also <c>Users</c>.</summary>
    public DbSet<Person> People => Set<Person>();

    /// <summary>The invitations.</summary>
    public DbSet<Invitation> Invitations => Set<Invitation>();

    /// <summary>The items that the viewer sees.</summary>
    public DbSet<Item> Items => Set<Item>();

    /// <summary>The record. Read it through <see cref="Log.LogReader"/>, which opens only what the viewer may read.</summary>
    public DbSet<LogEntry> LogEntries => Set<LogEntry>();

    /// <inheritdoc/>
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<ToMilliseconds>();
        configurationBuilder.Properties<DateOnly>().HaveConversion<ToIsoDate>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        foreach (var area in Areas.All) area.Model(builder);
        foreach (var entity in builder.Model.GetEntityTypes().ToArray())
        {
            if (entity.IsOwned()) continue;
            entity.SetTableName(SnakeCase.Of(entity.GetTableName()!.Replace("AspNetUser", "Person", StringComparison.Ordinal)));
            foreach (var property in entity.GetProperties()) property.SetColumnName(SnakeCase.Of(property.Name));
            if (entity.ClrType == typeof(Item))
            {
                entity.SetQueryFilter(Filter(entity.ClrType, itemOf: row => row));
            }
            else if (entity.ClrType.IsSubclassOf(typeof(Disclosed)))
            {
                builder.Entity(entity.ClrType).HasOne(typeof(Item), nameof(Disclosed.Item)).WithMany().HasForeignKey(nameof(Disclosed.ItemId));
                entity.SetQueryFilter(Filter(entity.ClrType, itemOf: row => Expression.Property(row, nameof(Disclosed.Item))));
            }
        }
    }

    // The rule with this context in place of viewer and time: EF Core asks the context that runs the query for them.
    private LambdaExpression Filter(Type rowType, Func<Expression, Expression> itemOf)
    {
        var row = Expression.Parameter(rowType, "row");
        var context = Expression.Constant(this);
        var rule = DisclosureRule.Expression;
        var body = new Replace(rule.Parameters[0], Expression.Property(context, nameof(Viewer))).Visit(rule.Body);
        body = new Replace(rule.Parameters[1], itemOf(row)).Visit(body);
        body = new Replace(rule.Parameters[2], Expression.Property(context, nameof(Now))).Visit(body);
        return Expression.Lambda(body, row);
    }

    private sealed class Replace(ParameterExpression from, Expression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }

    private sealed class ToMilliseconds() : ValueConverter<DateTimeOffset, long>(t => t.ToUnixTimeMilliseconds(), m => DateTimeOffset.FromUnixTimeMilliseconds(m));

    private sealed class ToIsoDate() : ValueConverter<DateOnly, string>(
        d => d.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        s => DateOnly.ParseExact(s, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
}
