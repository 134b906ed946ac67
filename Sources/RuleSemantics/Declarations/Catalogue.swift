import RuleSource
import RuleSyntax
import SyncState

/// The definitions of a workspace by kind, each kind in the order of its names.
///
/// Positions are the dense identifiers of everything that follows.
struct Catalogue: Sendable {
  private(set) var workspace: WorkspaceDefinition?
  private(set) var personFields: [PersonFieldsDefinition] = []
  private(set) var memberFields: [MemberFieldsDefinition] = []
  private(set) var channels = Shelf<ChannelDefinition>()
  private(set) var sfdcCampaigns = Shelf<SFDCCampaignDefinition>()
  private(set) var programs = Shelf<ProgramDefinition>()
  private(set) var lists = Shelf<StaticListDefinition>()
  private(set) var smartLists = Shelf<SmartListDefinition>()
  private(set) var segmentations = Shelf<SegmentationDefinition>()
  private(set) var revenueModels = Shelf<RevenueModelDefinition>()
  private(set) var campaigns = Shelf<Shared<SmartCampaignDefinition>>()
  private(set) var scenarios = Shelf<ScenarioDefinition>()

  /// The definitions of one kind.
  struct Shelf<Item: Sendable>: Sendable {
    /// The definitions, by qualified name.
    fileprivate(set) var items: [Item] = []
    /// Their names.
    fileprivate(set) var names = NameTable()
    private var found: [(name: QualifiedName, span: Span)] = []

    fileprivate mutating func add(_ item: Item, _ name: Located<String>, in program: String? = nil)
    {
      items.append(item)
      found.append((QualifiedName(program, name.value), name.span))
    }

    fileprivate mutating func reserveCapacity(_ count: Int) {
      items.reserveCapacity(count)
      found.reserveCapacity(count)
    }

    /// Sorts the definitions, moving each once; of those with the same name the first one stays.
    fileprivate mutating func close(_ noun: String, _ diagnostics: inout [Diagnostic]) {
      let order = found.indices.sorted { left, right in
        precedesByBytes(found[left].name.full, found[right].name.full) ?? (left < right)
      }
      var kept: [Int] = []
      kept.reserveCapacity(order.count)
      for position in order {
        let (name, span) = found[position]
        if let first = kept.last, sameBytes(found[first].name.full, name.full) {
          diagnostics.append(
            SemanticsDiagnostics.duplicateDefinition(
              noun, name.full, first: found[first].span, at: span))
        } else {
          kept.append(position)
        }
      }
      items = kept.map { items[$0] }
      names = NameTable(kept.map { found[$0].name })
      found = []
    }
  }

  /// Collects the definitions of all files.
  init(_ trees: [SyntaxTree], _ diagnostics: inout [Diagnostic]) {
    // Most files hold a campaign.
    campaigns.reserveCapacity(trees.count)
    for tree in trees {
      for position in tree.definitions.indices { add(tree.definitions[position], &diagnostics) }
    }
    channels.close("channel", &diagnostics)
    sfdcCampaigns.close("Salesforce campaign", &diagnostics)
    programs.close("program", &diagnostics)
    lists.close("static list", &diagnostics)
    smartLists.close("smart list", &diagnostics)
    segmentations.close("segmentation", &diagnostics)
    revenueModels.close("revenue model", &diagnostics)
    campaigns.close("smart campaign", &diagnostics)
    scenarios.close("scenario", &diagnostics)
  }

  private mutating func add(_ definition: Definition, _ diagnostics: inout [Diagnostic]) {
    switch definition {
    case .workspace(let item):
      if let workspace {
        diagnostics.append(
          SemanticsDiagnostics.duplicateDefinition(
            "workspace", item.name?.value ?? "", first: workspace.span, at: item.span))
      } else {
        workspace = item
      }
    case .personFields(let item): personFields.append(item)
    case .memberFields(let item): memberFields.append(item)
    case .channel(let item): channels.add(item, item.name)
    case .sfdcCampaign(let item): sfdcCampaigns.add(item, item.name)
    case .program(let item): programs.add(item, item.name)
    case .staticList(let item): lists.add(item, item.name, in: item.program?.value)
    case .smartList(let item): smartLists.add(item, item.name, in: item.program?.value)
    case .segmentation(let item): segmentations.add(item, item.name)
    case .revenueModel(let item): revenueModels.add(item, item.name)
    case .smartCampaign(let item):
      campaigns.add(item, item.content.name, in: item.content.program?.value)
    case .scenario(let item): scenarios.add(item, item.name)
    }
  }
}
