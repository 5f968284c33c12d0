using System.Collections.Immutable;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tripoint.Workspace.Disclosure;

namespace Tripoint.Workspace;

/// <summary>
/// A part of the workspace with a folder of its own: rows, pages, texts, API and demo content. Its SQL stands in <c>Schema/NNNN-name.sql</c> and its texts
/// in <c>Texts/en.yaml</c> and so on, both below its folder; both are found there by themselves. docs/workspace.md tells how to add one.
/// </summary>
public abstract class Area
{
    /// <summary>A short lower-case name; its texts begin with it.</summary>
    public abstract string Key { get; }

    /// <summary>Its entries in the menu, in order.</summary>
    public virtual ImmutableArray<MenuEntry> Menu => [];

    /// <summary>The address at which an item of this area is read, or null where the kind is not this area's.</summary>
    public virtual string? AddressFor(ItemKind kind, string itemId) => null;

    /// <summary>Describes its rows. Table and column names follow the class and property names in snake case by themselves.</summary>
    public virtual void Model(ModelBuilder builder) { }

    /// <summary>Registers what its pages and API ask for.</summary>
    public virtual void Services(IServiceCollection services) { }

    /// <summary>Maps its part of the API below <c>/api/v1</c>; every endpoint asks for a scope (see Api/ApiScope.cs).</summary>
    public virtual void Api(IEndpointRouteBuilder api) { }

    /// <summary>Maps other addresses, such as calendars and downloads.</summary>
    public virtual void Map(IEndpointRouteBuilder app) { }

    /// <summary>Adds its content to a demo room. Called once, in the order of <see cref="Areas.All"/>.</summary>
    public virtual Task DemoAsync(DemoRoom room, CancellationToken cancellation) => Task.CompletedTask;
}
